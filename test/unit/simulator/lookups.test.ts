import axios from 'axios';
import FormData from 'form-data';
import { DEFAULT_ACCOUNT } from '../../../simulator/options';
import { startSimulator, type Simulator } from '../../../simulator/server';
import { KEY } from './support';

let sim: Simulator;
beforeAll(async () => {
	sim = await startSimulator();
});
afterAll(() => sim.close());

const get = (path: string, headers: Record<string, string> = KEY) =>
	axios.get(`${sim.url}${path}`, { headers, validateStatus: () => true });

describe('looking up', () => {
	it('callback profiles tells a right key from a wrong one', async () => {
		const path = `/v1/${sim.account.sid}/callback/profiles?limit=1&offset=0`;
		expect((await get(path)).status).toBe(200);
		const wrong = await get(path, { 'api-key': 'wrong' });
		expect([wrong.status, wrong.data.code]).toEqual([401, 'RBC001']);
		expect((await get('/v1/HXAP00/callback/profiles')).data.code).toBe('RBC001');
	});

	it('numbers of a WABA lists the account’s, and none of another WABA', async () => {
		const { data } = await get(`/v2/${sim.account.sid}/whatsapp/${sim.account.wabaId}/number`);
		expect(data.data[0]).toMatchObject({ display_phone_number: '+15550100001', verified_name: 'Green Leaf Store' });
		expect(data.data).toHaveLength(DEFAULT_ACCOUNT.numbers.length);
		expect((await get(`/v2/${sim.account.sid}/whatsapp/1/number`)).status).toBe(404);
	});

	it('a number tells its health, in both versions', async () => {
		for (const [version, number] of [['v2', '+15550100001'], ['v1', '15550100002']]) {
			const { data } = await get(`/${version}/${sim.account.sid}/whatsapp/${number}/phone_number_details`);
			expect(data.data).toMatchObject({ quality_rating: 'GREEN', health_status: { can_send_message: 'AVAILABLE' } });
		}
		const unknown = await get(`/v2/${sim.account.sid}/whatsapp/+15550109999/phone_number_details`);
		expect([unknown.status, unknown.data.code]).toEqual([401, 'WA401']);
	});

	it('flows lists the sample flows', async () => {
		const { data } = await get(`/v2/${sim.account.sid}/whatsapp/${sim.account.wabaId}/flows`);
		expect(data.data).toContainEqual(expect.objectContaining({ name: 'lead_form', status: 'PUBLISHED' }));
	});
});

describe('changing', () => {
	const put = (body: object) =>
		axios.put(`${sim.url}/v1/${sim.account.sid}/whatsapp/number`, body, { headers: KEY, validateStatus: () => true });

	it('a v1 number’s incoming URL makes its webhooks go there', async () => {
		const { status } = await put({ wa_number: '+15550100002', incoming_url: 'http://127.0.0.1:1/hook' });
		expect(status).toBe(200);
		expect(sim.account.find('+15550100002')?.incoming).toEqual({ url: 'http://127.0.0.1:1/hook', shape: 'flatGet' });
	});

	it('a v2 number’s or a stranger’s URL is refused', async () => {
		expect((await put({ wa_number: '+15550100001', incoming_url: 'http://a' })).data.code).toBe('WA-401');
		expect((await put({ wa_number: '+15550109999', incoming_url: 'http://a' })).data.code).toBe('WA401');
	});

	it('media: an uploaded file gets an id under which it can be fetched', async () => {
		const upload = (fields: Record<string, string>, file = true) => {
			const form = new FormData();
			for (const [name, value] of Object.entries(fields)) form.append(name, value);
			if (file) form.append('file', Buffer.from('picture'), { filename: 'a.png', contentType: 'application/octet-stream' });
			return axios.post(`${sim.url}/v2/${sim.account.sid}/whatsapp/+15550100001/media`, form, { headers: KEY, validateStatus: () => true });
		};
		const { data } = await upload({ type: 'image/png' });
		const file = await get(`/simulator/media/${data.data.id}`);
		expect([file.data, file.headers['content-type']]).toEqual(['picture', 'image/png']);
		expect((await upload({ type: 'image/png' }, false)).data.code).toBe('WA400');
		expect((await upload({})).data.code).toBe('WA400');
	});
});
