import { isInRanges, isPrivateHost, isRange } from '../../../../kaleyra/inbound/access/address';

it.each(['203.0.113.7', '203.0.113.0/24', '0.0.0.0/0', '2001:db8::1', '::1', '::/0', '1:2:3:4:5:6:7:8', 'fe80::/10'])(
	'%s is an address or network',
	(range) => {
		expect(isRange(range)).toBe(true);
	},
);

it.each(['', 'localhost', '203.0.113', '203.0.113.256', '203.0.113.7/33', '203.0.113.7/', '203.0.113.7/8/8', '1::2::3', '1:2:3', ':::', '12345::', '::/129'])(
	'"%s" is neither',
	(range) => {
		expect(isRange(range)).toBe(false);
	},
);

it('a network reaches exactly to its last bit', () => {
	expect(isInRanges('10.1.2.127', ['10.1.2.0/25'])).toBe(true);
	expect(isInRanges('10.1.2.128', ['10.1.2.0/25'])).toBe(false);
	expect(isInRanges('2001:db8:0:ffff::', ['2001:db8::/48'])).toBe(true);
	expect(isInRanges('2001:db8:1::', ['2001:db8::/48'])).toBe(false);
});

it.each(['127.0.0.1', '10.0.0.8', '172.31.255.1', '192.168.1.1', '169.254.169.254', '0.0.0.0', '[::1]', '[fe80::1]', '[fd00::1]', '[::ffff:7f00:1]', 'localhost', 'LOCALHOST.', 'printer.local', 'metadata.google.internal', 'redis'])(
	'%s is inside',
	(host) => {
		expect(isPrivateHost(host)).toBe(true);
	},
);

it.each(['203.0.113.7', '172.32.0.1', '8.8.8.8', '[2606:4700::1111]', 'media.example.com', 'local.example.com'])('%s is outside', (host) => {
	expect(isPrivateHost(host)).toBe(false);
});
