// A real identity provider (oidc-provider, certified by the OpenID Foundation) on loopback, for tests.
//
// node provider.mjs : prints its address on a line of its own, and serves until its input ends.
// Whoever signs in types a name; the claims below are theirs. POST /rotate takes new keys into use.
import { createServer } from 'node:http';
import { exportJWK, generateKeyPair } from 'jose';
import Provider from 'oidc-provider';

// What it says of itself would fill a pipe that nobody reads.
console.info = () => {};
console.warn = () => {};

const API = 'https://onedoor.example/api';
const people = {
  ny: { name: 'Ny Medarbejder', email: 'ny@kommune.example', email_verified: true, groups: ['byg'] },
  signe: { name: 'Signe Røgbjerg', email: 'signe.roegbjerg@eksempel.example', email_verified: true, groups: ['byg'] },
  uverificeret: { name: 'Signe Falsk', email: 'signe.roegbjerg@eksempel.example', email_verified: false, groups: ['byg'] },
  fremmed: { name: 'Uden Gruppe', email: 'fremmed@kommune.example', email_verified: true, groups: [] },
};

async function key() {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const kid = Math.random().toString(36).slice(2);
  return { ...(await exportJWK(privateKey)), alg: 'RS256', use: 'sig', kid };
}

function provider(issuer, keys) {
  return new Provider(issuer, {
    clients: [
      {
        client_id: 'onedoor',
        client_secret: 'a-secret-of-the-test',
        redirect_uris: JSON.parse(process.env.REDIRECTS),
        post_logout_redirect_uris: ['https://onedoor.example/'],
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    jwks: { keys },
    cookies: { keys: ['a key of the test'] },
    scopes: ['openid', 'profile', 'email', 'api'],
    claims: { openid: ['sub', 'groups'], profile: ['name'], email: ['email', 'email_verified'] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    findAccount: (ctx, id) => ({ accountId: id, claims: async () => ({ sub: id, ...people[id] }) }),
    extraTokenClaims: async (ctx, token) => ({ groups: people[token.accountId]?.groups ?? [] }),
    features: {
      devInteractions: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: async () => API,
        useGrantedResource: async () => true,
        getResourceServerInfo: async () => ({
          scope: 'api',
          audience: API,
          accessTokenFormat: 'jwt',
          accessTokenTTL: 3600,
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
      rpInitiatedLogout: { enabled: true },
    },
  });
}

let current;
const server = createServer(async (request, response) => {
  if (request.url === '/rotate') {
    current = provider(issuer, [await key()]).callback();
    response.end();
    return;
  }
  current(request, response);
});
await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
const issuer = `http://127.0.0.1:${server.address().port}`;
current = provider(issuer, [await key()]).callback();
console.log(issuer);
process.stdin.on('end', () => process.exit(0));
process.stdin.resume();
