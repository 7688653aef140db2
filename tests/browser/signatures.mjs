// Checks signatures of webhooks with the library that their receivers use: every line of the input is a
// call, in JSON, and a line answers it.
import { createInterface } from "node:readline";

import { Webhook } from "standardwebhooks";

for await (const line of createInterface({ input: process.stdin })) {
  const { secret, headers, body } = JSON.parse(line);
  try {
    new Webhook(secret).verify(body, headers);
    console.log("right");
  } catch (error) {
    console.log(error.message);
  }
}
