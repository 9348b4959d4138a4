import { comesFromUs } from './origin.js';

const PUBLIC = 'https://cornac.example';

describe('where a handshake comes from', () => {
  it.each([
    ['the public address', { origin: PUBLIC, host: 'api.internal:3000' }],
    ['the address it was asked at', { origin: 'http://localhost:3000', host: 'localhost:3000' }],
    ['a same-origin request without Origin', { 'sec-fetch-site': 'same-origin', host: 'cornac.example' }],
  ])('accepts %s', (_, headers) => expect(comesFromUs(headers, PUBLIC)).toBe(true));

  it.each([
    ['another site', { origin: 'https://evil.example', host: 'cornac.example' }],
    ['a neighbour by suffix', { origin: 'https://cornac.example.evil.example', host: 'cornac.example' }],
    ['another port', { origin: 'http://localhost:4000', host: 'localhost:3000' }],
    ['an opaque origin', { origin: 'null', host: 'cornac.example' }],
    ['silence', { host: 'cornac.example' }],
    ['a cross-site request without Origin', { 'sec-fetch-site': 'cross-site', host: 'cornac.example' }],
  ])('refuses %s', (_, headers) => expect(comesFromUs(headers, PUBLIC)).toBe(false));
});
