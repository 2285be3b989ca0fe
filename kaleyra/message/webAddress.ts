/** Whether a text is an address that WhatsApp can open or fetch (v3 documents: http or https). */
export const isWebAddress = (text: string): boolean => /^https?:\/\/\S+$/i.test(text) && URL.canParse(text);
