import { randomUUID } from 'node:crypto';

import { cleanContentType, cleanFileName } from '../fileLabel';

/** A field of a form: a text, or a file with its bytes. */
export type Part = string | { name: string; mimeType: string; data: Uint8Array };

/**
 * A multipart form (RFC 7578) in bytes. Written here and not by FormData, because that turns every line
 * break of a text into two characters, which the customer's limit would then count.
 */
export function multipart(parts: Record<string, Part>): { contentType: string; body: Buffer } {
	const boundary = `kaleyra-${randomUUID()}`;
	const chunks: Uint8Array[] = [];
	for (const [name, part] of Object.entries(parts)) {
		const isFile = typeof part !== 'string';
		const head = [
			`--${boundary}`,
			`Content-Disposition: form-data; name="${quoted(name)}"${isFile ? `; filename="${quoted(cleanFileName(part.name) || 'file')}"` : ''}`,
			...(isFile ? [`Content-Type: ${cleanContentType(part.mimeType) || 'application/octet-stream'}`] : []),
		];
		chunks.push(Buffer.from(`${head.join('\r\n')}\r\n\r\n`), isFile ? part.data : Buffer.from(part), Buffer.from('\r\n'));
	}
	chunks.push(Buffer.from(`--${boundary}--\r\n`));
	return { contentType: `multipart/form-data; boundary=${boundary}`, body: Buffer.concat(chunks) };
}

/** A name inside quotes, escaped as browsers do. */
const quoted = (text: string) => text.replace(/\r/g, '%0D').replace(/\n/g, '%0A').replace(/"/g, '%22');
