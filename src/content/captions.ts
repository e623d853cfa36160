import { edition } from './edition.ts';

/** Words to post beside a picture. `{link}` stands for the site's own address; every caption fits its platforms. */
export interface CaptionLength {
  readonly label: string;
  readonly use: string;
  /** The most characters its platforms take, links and hashtags included. */
  readonly most: number;
  /** For whoever has taken the pledge, and for whoever spreads it. */
  readonly signer: readonly string[];
  readonly supporter: readonly string[];
}

const tag = edition.hashtag;

export const captions = {
  short: {
    label: 'Short',
    use: 'X, Bluesky, Threads, WhatsApp status',
    most: 280,
    signer: [
      `I’ve made room for one more word: ${edition.phrase}. Will you? {link} ${tag}`,
      `Babies have mental health too. From today I’m saying infant, children and young people’s mental health, and I mean the infant part. {link} ${tag}`,
      `One word and a comma. I’ve pledged to include infants when I talk about children and young people’s mental health. {link} ${tag}`,
    ],
    supporter: [
      `There’s room for one more word: ${edition.phrase}. Take the pledge: {link} ${tag}`,
      `“Children and young people’s mental health.” Who is missing from that sentence? Put infants back: {link} ${tag}`,
      `If babies are not in the sentence, they are easily left out of the plan. Pledge to include infants: {link} ${tag}`,
    ],
  },
  medium: {
    label: 'Medium',
    use: 'Facebook, Instagram, Mastodon, Teams',
    most: 500,
    signer: [
      `I’ve taken the Including Infants pledge. Wherever it fits, I’ll say infant, children and young people’s mental health, and I’ll include infants in more of my discussions, thinking and action. It starts with one word. You can take the pledge too: {link} ${tag}`,
      `When we say “children and young people’s mental health”, babies drop out of the sentence, and then out of the plan. I’ve promised to put the word back, wherever it fits. Join me: {link} ${tag}`,
      `A small promise for work: in the next paper, meeting or slide where it fits, I’ll write infant, children and young people’s mental health. And then I’ll ask what it means for babies. {link} ${tag}`,
    ],
    supporter: [
      `Language shows us who to think about. The Including Infants pledge asks people who work with children to say infant, children and young people’s mental health, wherever it fits, and to mean it. It takes a minute: {link} ${tag}`,
      `Look at the last strategy, job advert or slide you wrote. Is there room for one more word before “children and young people”? There usually is. Take the pledge: {link} ${tag}`,
      `Babies cannot ask to be included. People who work with children can make sure they are. Take the pledge, get pictures with your name, and pass it on: {link} ${tag}`,
    ],
  },
  long: {
    label: 'Long',
    use: 'LinkedIn, newsletters, intranet',
    most: 1300,
    signer: [
      `I’ve made room for one more word.\n\nWe often say “children and young people’s mental health”. It is a familiar phrase, and it leaves babies out. I’ve pledged to say infant, children and young people’s mental health wherever appropriate, and to include infants in more of my discussions, thinking and action.\n\nThat means I’ll check the next document I write, and I’ll ask “and what about babies?” when a plan begins at school age.\n\nIf you work with children and families, in any role, the pledge is open to you as well: {link}\n\n${tag}`,
      `A comma and a word: that is the whole change on paper.\n\nI’ve taken the Including Infants pledge. From now on I’ll say infant, children and young people’s mental health wherever it fits. Where it does not fit, because a service or a survey really is about older children, I’ll leave the words alone and say so.\n\nThe word is a reminder. The work behind it is to think of infants when we plan, train, fund and count.\n\nTake the pledge with me: {link}\n\n${tag}`,
      `Today I added my name to the Including Infants pledge.\n\nIt asks for two things. Say infant, children and young people’s mental health wherever appropriate. And include infants in more of our discussions, thinking and action.\n\nThe first is easy and the second is the point. I’d like colleagues to hold me to both.\n\n{link}\n\n${tag}`,
    ],
    supporter: [
      `Who is missing from “children and young people’s mental health”?\n\nInfants. The Including Infants pledge asks everyone who works with children and families to put the word back wherever it fits: infant, children and young people’s mental health. And to think of infants when they do.\n\nTaking the pledge takes a minute. Signers get pictures with their own name to share, sized for every platform.\n\n{link}\n\n${tag}`,
      `A question for your next team meeting: does our work on children and young people’s mental health include infants? Where is that written down?\n\nThe Including Infants pledge is a simple place to begin. Say the word wherever it fits, and include infants in more of your discussions, thinking and action.\n\nPeople can sign for themselves, and organisations can sign too: {link}\n\n${tag}`,
      `In a 2021 survey by the Parent-Infant Foundation, 283 practitioners in infant, children and young people’s mental health services answered. Of them, 9% felt their area had sufficient provision for babies and toddlers whose mental health was at risk.\n\nWords alone will not change that. They do help decide who is in the room when plans are made. Take the pledge to say infant, children and young people’s mental health wherever appropriate: {link}\n\n${tag}`,
    ],
  },
} as const satisfies Record<string, CaptionLength>;

/** The caption with the site's address, such as https://example.org, in its place. */
export function captionWith(caption: string, link: string): string {
  return caption.replaceAll('{link}', link);
}

/** The caption for where the site's address is not known: its sentence ends where the address would have followed. */
export function captionWithoutLink(caption: string): string {
  return caption.replace(/: \{link\}/g, '.').replace(/\s*\{link\}/g, '');
}
