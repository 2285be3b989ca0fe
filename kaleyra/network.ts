/** IPv4 as 32 bits, IPv6 as 128. */
interface Address {
	bits: bigint;
	length: 32 | 128;
}

/**
 * Whether an address is in one of the ranges. A range is an address (`203.0.113.7`, `2001:db8::1`) or a
 * network (`203.0.113.0/24`). What is neither matches nothing.
 */
export function isInRanges(address: string | undefined, ranges: string[]): boolean {
	const candidate = parseAddress(address ?? '');
	return candidate !== undefined && ranges.some((range) => isInRange(candidate, range));
}

/** Whether a text is an address or a network. */
export function isRange(range: string): boolean {
	return parseRange(range) !== undefined;
}

function isInRange(address: Address, range: string): boolean {
	const network = parseRange(range);
	if (network === undefined || network.address.length !== address.length) return false;
	const hostBits = BigInt(address.length - network.prefix);
	return address.bits >> hostBits === network.address.bits >> hostBits;
}

function parseRange(range: string): { address: Address; prefix: number } | undefined {
	const [host = '', mask, ...rest] = range.trim().split('/');
	const address = parseAddress(host);
	if (address === undefined || rest.length > 0) return undefined;
	if (mask === undefined) return { address, prefix: address.length };
	const prefix = Number(mask);
	return /^\d{1,3}$/.test(mask) && prefix <= address.length ? { address, prefix } : undefined;
}

function parseAddress(value: string): Address | undefined {
	// Node.js writes an IPv4 caller on an IPv6 socket as ::ffff:203.0.113.7.
	const plain = value.trim().replace(/^::ffff:(?=\d+\.)/i, '');
	return plain.includes(':') ? parseIpv6(plain) : parseIpv4(plain);
}

function parseIpv4(value: string): Address | undefined {
	const parts = value.split('.');
	if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256)) return undefined;
	return { bits: parts.reduce((bits, part) => (bits << 8n) | BigInt(part), 0n), length: 32 };
}

function parseIpv6(value: string): Address | undefined {
	const halves = value.split('::');
	if (halves.length > 2) return undefined;
	const [left = [], right = []] = halves.map((half) => (half === '' ? [] : half.split(':')));
	const missing = 8 - left.length - right.length;
	if (halves.length === 2 ? missing < 1 : missing !== 0) return undefined;
	const groups = [...left, ...Array<string>(missing).fill('0'), ...right];
	if (!groups.every((group) => /^[\da-f]{1,4}$/i.test(group))) return undefined;
	return { bits: groups.reduce((bits, group) => (bits << 16n) | BigInt(`0x${group}`), 0n), length: 128 };
}

/**
 * Networks in which no public host lives: all that IANA's special-purpose registries list and do not call
 * globally reachable, multicast, what is reserved, and the way back to IPv4 inside IPv6.
 * https://www.iana.org/assignments/iana-ipv4-special-registry, …/iana-ipv6-special-registry
 */
const privateRanges = [
	'0.0.0.0/8', // this network
	'10.0.0.0/8',
	'100.64.0.0/10', // carrier-grade NAT; VPNs and clouds use it inside
	'127.0.0.0/8',
	'168.63.129.16', // Azure's platform address, inside each of its networks
	'169.254.0.0/16', // link-local: the metadata services of clouds
	'172.16.0.0/12',
	'192.0.0.0/24', // IETF protocol assignments
	'192.0.2.0/24', // documentation
	'192.31.196.0/24', // AS112
	'192.52.193.0/24', // AMT
	'192.88.99.0/24', // 6to4 relays, deprecated
	'192.168.0.0/16',
	'192.175.48.0/24', // AS112
	'198.18.0.0/15', // benchmarks
	'198.51.100.0/24', // documentation
	'203.0.113.0/24', // documentation
	'224.0.0.0/3', // multicast, reserved, broadcast
	// Global unicast is 2000::/3. All else: loopback, IPv4 inside IPv6 (::/96, ::ffff:0:0/96, 64:ff9b::/96,
	// 64:ff9b:1::/48), unique local, link-local, site-local, multicast.
	'::/3',
	'4000::/2',
	'8000::/1',
	'2001::/23', // IETF protocol assignments, Teredo among them
	'2001:db8::/32', // documentation
	'2002::/16', // 6to4, which carries an IPv4 address
	'2620:4f:8000::/48', // AS112
	'3fff::/20', // documentation
];

/** Whether a text is an IP address of the public internet. */
export function isPublicAddress(text: string): boolean {
	const address = parseAddress(text);
	return address !== undefined && !privateRanges.some((range) => isInRange(address, range));
}

/** Endings under which the public DNS has no hosts, and which networks use inside. */
const privateSuffixes = [
	// RFC 6761, 6762 with its appendix G, 7686, 9476; ICANN's .internal (2024); .arpa is infrastructure (RFC 8375: home.arpa).
	...['localhost', 'test', 'example', 'invalid', 'local', 'intranet', 'internal', 'private', 'corp', 'home', 'lan', 'onion', 'alt', 'arpa'],
	// ICANN keeps .mail off the internet, as it does .corp and .home, for their use inside.
	'mail',
	// Resolvers, Kubernetes, Consul, Nomad, LXD and Incus, Tailscale, and common routers.
	...['localdomain', 'domain', 'workgroup', 'svc', 'cluster', 'pod', 'consul', 'nomad', 'docker', 'lxd', 'incus', 'mesh', 'ts.net', 'fritz.box', 'router', 'gateway', 'dhcp', 'intra'],
	// DNS services that answer with the address that the asker wrote into the name, or with this machine.
	...['nip.io', 'sslip.io', 'xip.io', 'xip.name', 'ip6.name', 'traefik.me', 'backname.io', 'local-ip.co', 'localtest.me', 'lvh.me', 'vcap.me', 'lacolhost.com', 'local.gd', 'rbndr.us', '1u.ms'],
];

/** Four numbers that may be an IPv4 address inside a name: `app.10.0.0.1.example.com`, `10-0-0-1.example.com`. */
const fourNumbers = /(?<!\d)(?=(\d{1,3}[.-]\d{1,3}[.-]\d{1,3}[.-]\d{1,3})(?!\d))/g;

/**
 * Whether the host of a URL is plainly inside: a private address, or a name that exists there only. A
 * public name may still resolve to a private address; what it resolves to is for isPublicAddress.
 */
export function isPrivateHost(hostname: string): boolean {
	const host = hostname.toLowerCase().replace(/^\[|\]$/g, '').replace(/\.+$/, '');
	return host.includes(':') || /^[\d.]+$/.test(host) ? !isPublicAddress(host) : !isPublicName(host);
}

function isPublicName(name: string): boolean {
	// A top-level domain is of letters only. Those of container networks (`postgres.n8n_default`) often are not.
	if (!/\.(?:[a-z]{2,63}|xn--[a-z\d-]{1,59})$/.test(name)) return false;
	if (privateSuffixes.some((suffix) => name === suffix || name.endsWith(`.${suffix}`))) return false;
	return [...name.matchAll(fourNumbers)].every(([, numbers = '']) => !isPrivateIpv4(numbers.replaceAll('-', '.')));
}

/** Whether four numbers are an address, and a private one. */
function isPrivateIpv4(numbers: string): boolean {
	return parseIpv4(numbers) !== undefined && !isPublicAddress(numbers);
}
