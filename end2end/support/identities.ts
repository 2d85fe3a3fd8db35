// A real provider of identities on a free port, and a house that knows it.
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "@playwright/test";
import Provider from "oidc-provider";

function listening(server: Server): Promise<number> {
  return new Promise((done, fail) => {
    server.on("error", fail).listen(0, "127.0.0.1", () => done((server.address() as AddressInfo).port));
  });
}

/** A port nobody listens on: the provider must know where people come back to before the house is open. */
async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listening(server);
  await new Promise((done) => server.close(done));
  return port;
}

export class Identities {
  private constructor(
    readonly url: string,
    /** What the house must be told. */
    readonly settings: Record<string, string>,
    private readonly server: Server,
  ) {}

  static async open(): Promise<Identities> {
    const house = `127.0.0.1:${await freePort()}`;
    const server = createServer();
    const url = `http://127.0.0.1:${await listening(server)}`;
    const secret = "a-secret-of-the-tests-alone-0123456789";
    const provider = new Provider(url, {
      clients: [{ client_id: "xuetu", client_secret: secret, redirect_uris: [`http://${house}/provider/back`], grant_types: ["authorization_code"], response_types: ["code"] }],
      cookies: { keys: ["tests"] },
      findAccount: (_: unknown, id: string) => ({ accountId: id, claims: () => ({ sub: id }) }),
    });
    server.on("request", provider.callback());
    const settings = {
      XUETU_ADDR: house,
      XUETU_PUBLIC_URL: `http://${house}`,
      XUETU_OIDC_ISSUER: url,
      XUETU_OIDC_CLIENT_ID: "xuetu",
      XUETU_OIDC_CLIENT_SECRET: secret,
      XUETU_OIDC_LABEL: "校园通",
      XUETU_OIDC_FOR: "everybody",
      // The provider lives in our time.
      XUETU_CLOCK: new Date().toISOString(),
    };
    return new Identities(url, settings, server);
  }

  /** Signs in on the provider's own pages, as whomever one says there. */
  async signIn(page: Page, subject: string): Promise<void> {
    await page.waitForURL((url) => url.href.startsWith(this.url));
    await page.locator("input[name=login]").fill(subject);
    await page.locator("input[name=password]").fill("anything");
    await page.locator("button[type=submit]").click();
    // What it asks next: whether we may know who that is.
    await page.locator("button[type=submit]").click();
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }
}
