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

/** Networks no public file lives in (IANA special-purpose registries): this machine, private, link-local, multicast. */
const privateRanges = [
	'0.0.0.0/8',
	'10.0.0.0/8',
	'100.64.0.0/10',
	'127.0.0.0/8',
	'169.254.0.0/16',
	'172.16.0.0/12',
	'192.0.0.0/24',
	'192.168.0.0/16',
	'198.18.0.0/15',
	'224.0.0.0/3',
	'::/127',
	'::ffff:0:0/96',
	'64:ff9b::/96',
	'fc00::/7',
	'fe80::/10',
	'ff00::/8',
];

/** Whether the host of a URL is plainly inside: a private address, or a name that only exists there. */
export function isPrivateHost(hostname: string): boolean {
	const host = hostname.toLowerCase().replace(/^\[|\]$/g, '').replace(/\.$/, '');
	return (
		isInRanges(host, privateRanges) ||
		host === 'localhost' ||
		/\.(localhost|local|internal|lan|home|intranet)$/.test(host) ||
		(!host.includes('.') && !host.includes(':'))
	);
}
