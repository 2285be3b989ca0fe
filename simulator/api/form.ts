import type { FastifyRequest } from 'fastify';

export interface FormFile {
	field: string;
	fileName: string;
	mimeType: string;
	data: Buffer;
}

/** A form as v1 and the media upload send it. */
export interface Form {
	fields: Record<string, string>;
	files: FormFile[];
}

/** Reads a multipart or urlencoded form; of a field that comes twice the last counts. */
export async function readForm(request: FastifyRequest): Promise<Form> {
	if (!request.isMultipart()) return { fields: { ...(request.body as Record<string, string> | undefined) }, files: [] };
	const form: Form = { fields: {}, files: [] };
	for await (const part of request.parts()) {
		if (part.type === 'field') form.fields[part.fieldname] = String(part.value);
		else form.files.push({ field: part.fieldname, fileName: part.filename, mimeType: part.mimetype, data: await part.toBuffer() });
	}
	return form;
}
