import {
	UserError,
	type ICredentialDataDecryptedObject,
	type ICredentialTestRequest,
	type ICredentialType,
	type IHttpRequestOptions,
	type Icon,
	type INodeProperties,
} from 'n8n-workflow';

import { apiNamed, apis, defaultApi } from '../kaleyra/api';
import { baseUrlExpression, isUnencrypted, regions, testPathExpression, versionsWithField, versionsWithoutField } from '../kaleyra/api/account';
import { codeOf } from '../kaleyra/message/versions';

/** The key of a Kaleyra account, where its API is, and the secret that callers of the trigger must know. */
export class KaleyraApi implements ICredentialType {
	name = 'kaleyraApi';

	displayName = 'Kaleyra API';

	icon: Icon = {
		light: 'file:../nodes/Kaleyra/kaleyra.svg',
		dark: 'file:../nodes/Kaleyra/kaleyra.dark.svg',
	};

	documentationUrl = 'https://github.com/n8n-nodes-kaleyra/n8n-nodes-kaleyra#credentials';

	properties: INodeProperties[] = [
		{
			displayName: 'API Version',
			name: 'apiVersion',
			type: 'options',
			default: defaultApi.version,
			options: apis.map(({ version, credential }) => ({
				name: codeOf(version),
				value: version,
				description: credential.description,
			})),
			description:
				'A WhatsApp number lives on one version. The Kaleyra console shows it under Channels > WhatsApp beside the number.',
		},
		{
			displayName: 'Region',
			name: 'region',
			type: 'options',
			default: 'in',
			options: [
				{ name: 'Custom', value: 'custom', description: 'A base URL you enter' },
				...regions.map(({ name, value, host }) => ({ name, value, description: host })),
			],
			displayOptions: { show: { apiVersion: versionsWithField('region') } },
			description: 'Where your Kaleyra account lives; Kaleyra told it when the account was opened. The credential test says when it is the wrong one.',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://api.in.kaleyra.io',
			displayOptions: { show: { apiVersion: versionsWithField('region'), region: ['custom'] } },
			description: 'Address of the API up to, but without, the version. A path prefix is fine.',
			required: true,
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://api.example.com',
			displayOptions: { show: { apiVersion: versionsWithoutField('region') } },
			description: 'From the provider of your V3 account: the address of the API up to, but without, /v3/messages. A path prefix is fine.',
			required: true,
		},
		{
			displayName: 'SID',
			name: 'sid',
			type: 'string',
			default: '',
			placeholder: 'e.g. HXAP16XXXXXX97IN',
			displayOptions: { show: { apiVersion: versionsWithField('sid') } },
			description: 'Account SID. In the Kaleyra console under Developers > API Key.',
			required: true,
		},
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			displayOptions: { show: { apiVersion: versionsWithField('apiKey') } },
			description: 'In the Kaleyra console under Developers > API Key',
			required: true,
		},
		{
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			displayOptions: { show: { apiVersion: versionsWithField('accessToken') } },
			description: 'From the provider of your V3 account; sent as a bearer token with each call. The credential test cannot check it, because V3 offers nothing to read: it tells whether the host answers, and stays red. The first message checks the token.',
			required: true,
		},
		{
			displayName: 'WhatsApp Business Account ID',
			name: 'wabaId',
			type: 'string',
			default: '',
			placeholder: 'e.g. 102290129340398',
			description:
				'Optional. With it, the nodes offer your numbers, templates and flows in lists. In the Kaleyra console under Channels > WhatsApp.',
		},
		{
			displayName: 'Webhook Secret',
			name: 'webhookSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'Optional, for the Kaleyra Trigger: a long random text that you make up and also enter at Kaleyra. When set, only callers that know it may start a workflow. When empty, anyone who knows the webhook URL can.',
		},
		{
			displayName: 'Meta App Secret',
			name: 'metaAppSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'Optional, for a Kaleyra Trigger that Meta calls directly; in Meta’s app dashboard under App settings > Basic. When set, every call must carry Meta’s signature. Leave it empty when Kaleyra calls: its calls carry none.',
		},
		{
			displayName: 'Allowed HTTP Request Domains',
			name: 'allowedHttpRequestDomains',
			type: 'options',
			default: 'domains',
			options: [
				{ name: 'All', value: 'all', description: 'Any host may be sent the key by the HTTP Request or GraphQL node' },
				{ name: 'None', value: 'none', description: 'The HTTP Request and GraphQL nodes may not use this credential' },
				{ name: 'Specific Domains', value: 'domains', description: 'Only the hosts below' },
			],
			description: 'Where the HTTP Request and GraphQL nodes may send the key. The Kaleyra nodes always send it to the host above and nowhere else.',
		},
		{
			displayName: 'Allowed Domains',
			name: 'allowedDomains',
			type: 'string',
			default: regions.map(({ host }) => host).join(', '),
			placeholder: 'e.g. api.example.com, *.example.com',
			displayOptions: { show: { allowedHttpRequestDomains: ['domains'] } },
			description: 'Hosts, separated by commas; * stands for any beginning. Kaleyra’s own to begin with: add that of your base URL if you need it.',
		},
	];

	/**
	 * Each version takes its key in a header of its own. n8n calls this for every node that sends with the
	 * credential. Throws UserError where the key would travel unencrypted.
	 */
	authenticate = async (
		credentials: ICredentialDataDecryptedObject,
		request: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> => {
		refuseUnencrypted(request);
		return {
			...request,
			headers: { ...request.headers, ...apiNamed(credentials.apiVersion).credential.headers(credentials) },
		};
	};

	/** Calls what the version has that changes nothing. */
	test: ICredentialTestRequest = {
		request: {
			baseURL: baseUrlExpression(),
			url: testPathExpression(),
			timeout: 20_000,
		},
		rules: [
			{
				type: 'responseCode',
				properties: {
					value: 401,
					message:
						'The host is right, but it does not accept the SID with this API key (RBC001) or, on V3, the access token. Copy them again; check that the region is that of your account.',
				},
			},
			{
				type: 'responseCode',
				properties: {
					value: 403,
					message:
						'The host is right, but this key may not use the API. Check its permissions and its IP restrictions in the Kaleyra console.',
				},
			},
			{
				type: 'responseCode',
				properties: {
					value: 404,
					message:
						'The host answers, but does not know this address of the API. Check the region or the base URL. On V3 only the host can be checked: the token is checked by the first message.',
				},
			},
			{
				type: 'responseCode',
				properties: {
					value: 405,
					message:
						'The host answers. V3 offers nothing to read, so the access token could not be checked: the first message will check it.',
				},
			},
		],
	};
}

/** n8n's HTTP Request node names the address `uri`. */
function refuseUnencrypted({ url, baseURL, uri }: IHttpRequestOptions & { uri?: string }): void {
	const address = url || uri || '';
	const whole = URL.canParse(address, baseURL) ? new URL(address, baseURL).href : address;
	if (!isUnencrypted(whole)) return;
	throw new UserError('The address starts with http://, so the key of this Kaleyra credential would travel unencrypted. Use https://.');
}
