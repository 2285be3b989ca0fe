import type { ApiVersion } from '../message/apiRules';
import type { Api } from './types';
import { v1 } from './v1';
import { v2 } from './v2';
import { v3 } from './v3';

export type { Api } from './types';

const byVersion: Record<ApiVersion, Api> = { v1, v2, v3 };

/** Every version of the API. A new one is one file beside this one, one line here, and its place in `ApiVersion`. */
export const apis: readonly Api[] = Object.values(byVersion);

/** The one that most numbers live on: what a credential means that names none. */
export const defaultApi = v2;

/** The API of a version. */
export const apiOf = (version: ApiVersion): Api => byVersion[version];

/** The API that a credential names. */
export const apiNamed = (version: unknown): Api => apis.find((api) => api.version === version) ?? defaultApi;

/** The versions that have something. */
export const versionsWith = (has: (api: Api) => unknown): ApiVersion[] =>
	apis.filter((api) => Boolean(has(api))).map(({ version }) => version);
