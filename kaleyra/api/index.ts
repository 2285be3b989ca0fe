import type { Message } from '../message';
import type { ApiVersion, Outgoing } from '../message/types';
import type { Account } from './account';
import type { Answer, ApiRequest, ApiResponse } from './request';
import { encodeV1, readAnswerV1 } from './v1';
import { encodeV2, readAnswerV2 } from './v2';
import { encodeV3, readAnswerV3 } from './v3';

/** One version of the API: how a message is written for it and how its answer is read. */
export interface Api {
	encode(outgoing: Outgoing<Message>, account: Account): ApiRequest;
	readAnswer(response: ApiResponse): Answer;
}

const apis: Record<ApiVersion, Api> = {
	v1: { encode: encodeV1, readAnswer: readAnswerV1 },
	v2: { encode: encodeV2, readAnswer: readAnswerV2 },
	v3: { encode: encodeV3, readAnswer: readAnswerV3 },
};

/** The API of a version. */
export function apiOf(version: ApiVersion): Api {
	return apis[version];
}
