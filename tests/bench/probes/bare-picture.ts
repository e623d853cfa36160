import sharp from 'sharp';

/** The least that sharp can do for a picture: the finished drawing, the encoder of the portrait post, nothing else. */
export async function drawBare(svg: string): Promise<Buffer> {
  return await sharp(Buffer.from(svg)).removeAlpha().png({ compressionLevel: 9, palette: false }).toBuffer();
}
