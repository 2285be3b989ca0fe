import { mediaId } from './ids';

export interface MediaFile {
	id: string;
	mimeType: string;
	fileName: string;
	data: Buffer;
}

/** Uploaded files of business and customers, the newest hundred. */
export class MediaShelf {
	private readonly files = new Map<string, MediaFile>();

	add(data: Buffer, mimeType: string, fileName: string): MediaFile {
		const file = { id: mediaId(), mimeType, fileName, data };
		this.files.set(file.id, file);
		if (this.files.size > 100) this.files.delete(this.files.keys().next().value as string);
		return file;
	}

	get(id: string): MediaFile | undefined {
		return this.files.get(id);
	}

	clear(): void {
		this.files.clear();
	}
}
