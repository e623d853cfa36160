import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clientAddress, networkOf, widerNetworkOf } from '#platform/network.ts';

const socket = '203.0.113.9';

test('without trusted proxies nothing that a client writes is believed', () => {
  assert.equal(clientAddress(socket, '198.51.100.1', 0), socket);
  assert.equal(clientAddress(socket, '198.51.100.1, 198.51.100.2', 0), socket);
  assert.equal(clientAddress(socket, undefined, 0), socket);
});

test('with one trusted proxy the entry it added counts, whatever stands left of it', () => {
  assert.equal(clientAddress(socket, '198.51.100.1', 1), '198.51.100.1');
  assert.equal(clientAddress(socket, 'spoofed, 10.0.0.1,198.51.100.1', 1), '198.51.100.1');
  assert.equal(clientAddress(socket, ' spoofed ,198.51.100.7 ', 1), '198.51.100.7');
});

test('with two trusted proxies the second entry from the right counts', () => {
  assert.equal(clientAddress(socket, 'spoofed, 198.51.100.1, 10.0.0.2', 2), '198.51.100.1');
});

test('a request that did not come through the proxies counts by its socket', () => {
  assert.equal(clientAddress(socket, undefined, 1), socket);
  assert.equal(clientAddress(socket, '', 2), socket);
});

test('an entry that is no address is not believed', () => {
  assert.equal(clientAddress(socket, 'unknown', 1), socket);
  assert.equal(clientAddress(socket, '<script>', 1), socket);
});

test('an IPv4 address in IPv6 clothes is the IPv4 address', () => {
  assert.equal(clientAddress('::ffff:203.0.113.9', undefined, 0), socket);
  assert.equal(networkOf(clientAddress('::ffff:203.0.113.9', undefined, 0)), networkOf(socket));
});

test('all addresses of one IPv6 /64 are one network, however they are written', () => {
  const spellings = [
    '2001:db8:1:2::1',
    '2001:db8:1:2:ffff:ffff:ffff:ffff',
    '2001:0DB8:0001:0002::',
    '2001:db8:1:2:a::%eth0',
  ];
  assert.deepEqual(new Set(spellings.map(networkOf)), new Set(['2001:db8:1:2::/64']));
  assert.notEqual(networkOf('2001:db8:1:3::1'), networkOf('2001:db8:1:2::1'));
  assert.equal(networkOf('::1'), '0:0:0:0::/64');
  assert.equal(networkOf('2001:db8::192.0.2.1'), '2001:db8:0:0::/64');
});

test('each IPv4 address is a network of its own', () => {
  assert.equal(networkOf('192.0.2.1'), '192.0.2.1');
  assert.notEqual(networkOf('192.0.2.1'), networkOf('192.0.2.2'));
});

test('round an IPv6 network lies one of 48 bits, round an IPv4 address none', () => {
  assert.equal(widerNetworkOf(networkOf('2001:db8:1:2::1')), '2001:db8:1::/48');
  assert.equal(widerNetworkOf(networkOf('::1')), '0:0:0::/48');
  assert.equal(widerNetworkOf(networkOf('192.0.2.1')), null);
});
