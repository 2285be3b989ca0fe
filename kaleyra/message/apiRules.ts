/** The versions of Kaleyra's API. What one of them can do stands in its file in `api/`. */
export type ApiVersion = 'v1' | 'v2' | 'v3';

/** The versions that document many kinds of message alike, named once for all of these kinds. */
export const versions = {
	/** Texts, media, lists and reply buttons. */
	all: ['v1', 'v2', 'v3'],
	/** Everything that WhatsApp's Cloud API has. */
	cloudApi: ['v2'],
} as const satisfies Record<string, readonly ApiVersion[]>;

/** The ways in which a message can be given a file. */
export type MediaWay = 'link' | 'id' | 'file';

/** What the checks of a message ask about the version of the API that it goes through. */
export interface ApiRules {
	version: ApiVersion;
	/** How the file of a header may be given. */
	headerWays: readonly MediaWay[];
	/** How the file of a media message may be given. */
	mediaWays: readonly MediaWay[];
	/** Whether a message goes as the fields of a form (`toV1Form`) instead of as Meta writes it. */
	asForm?: boolean;
	/** Whether a callback must be a web address. */
	callbacksAreUrls?: boolean;
	/** How the names of templates are written, where the documents say so. */
	templateName?: RegExp;
}
