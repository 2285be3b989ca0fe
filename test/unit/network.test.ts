import { isInRanges, isPrivateHost, isPublicAddress, isRange } from '../../kaleyra/network';

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

describe('what is inside is known by its address', () => {
	it.each([
		['this machine', ['127.0.0.1', '127.255.255.254', '0.0.0.0', '[::1]', '[::]']],
		['private and unique local', ['10.0.0.8', '172.31.255.1', '192.168.1.1', '[fd00::1]', '[fc00::1]']],
		['link-local and site-local', ['169.254.169.254', '[fe80::1]', '[fec0::1]', '[feff::1]']],
		['carriers and clouds', ['100.64.0.1', '100.100.100.200', '168.63.129.16', '192.0.0.192']],
		['documentation and benchmarks', ['192.0.2.1', '198.18.0.1', '198.51.100.1', '203.0.113.7', '[2001:db8::1]', '[3fff::1]']],
		['multicast, reserved and broadcast', ['224.0.0.1', '240.0.0.1', '255.255.255.255', '[ff02::1]']],
		['infrastructure', ['192.31.196.1', '192.52.193.1', '192.88.99.1', '192.175.48.1', '[2620:4f:8000::1]', '[100::1]', '[5f00::1]']],
		['IPv4 inside IPv6', ['[::ffff:7f00:1]', '[::7f00:1]', '[64:ff9b::a00:1]', '[64:ff9b:1::a00:1]', '[2002:a00:1::1]', '[2001::1]', '[2001:0:a00:1::]']],
	])('%s', (_name, hosts) => {
		expect(hosts.filter((host) => !isPrivateHost(host))).toEqual([]);
	});
});

describe('what is inside is known by its name', () => {
	it.each([
		['one word', ['localhost', 'LOCALHOST.', 'redis', 'wiki', 'postgres..']],
		['names kept for networks of one\u2019s own', ['printer.local', 'wiki.corp', 'wiki.home', 'nas.lan', 'metadata.google.internal', 'router.home.arpa', 'x.intranet', 'x.private', 'x.localdomain', 'x.test', 'x.onion', 'x.alt']],
		['clusters and containers', ['x.svc', 'api.default.svc.cluster.local', 'db.service.consul', 'postgres.n8n_default', 'web.my-net', 'host.docker.internal', 'x.mynet1']],
		['names that carry a private address', ['10.0.0.1.nip.io', '10-0-0-1.sslip.io', '7f000001.nip.io', '127-0-0-1.example.com', 'app.192.168.1.1.example.com', 'app-169-254-169-254.example.com', '--1.sslip.io', 'x.localtest.me']],
		['numbers that are no address', ['1.2.3', '0x7f.1', '256.1.1.1', '[::g]', '[fe80::1%eth0]']],
	])('%s', (_name, hosts) => {
		expect(hosts.filter((host) => !isPrivateHost(host))).toEqual([]);
	});
});

it.each(['8.8.8.8', '172.32.0.1', '100.63.255.255', '223.255.255.254', '[2606:4700::1111]', '[2a00:1450::1]', 'media.example.com', 'local.example.com', 'corp.example.com.', 'lookaside.fbsbx.com', 'files.xn--p1ai', 'my_bucket.s3.example.com', 'ec2-3-10-20-30.compute.example.com', '8-8-8-8.example.com', 'cdn-2024-10-11-001.example.com', 'deadbeef.example.com'])(
	'%s is outside',
	(host) => {
		expect(isPrivateHost(host)).toBe(false);
	},
);

it('a resolved address is public only when it can be read and is in no private network', () => {
	expect(['8.8.8.8', '::ffff:8.8.8.8', '2606:4700::1111'].filter((address) => !isPublicAddress(address))).toEqual([]);
	expect(['', 'media.example.com', '::ffff:10.0.0.1', '::127.0.0.1', 'fe80::1%eth0', '::1'].filter(isPublicAddress)).toEqual([]);
});
