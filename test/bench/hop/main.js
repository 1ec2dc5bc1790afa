// The least that a hop through a main process can be: what every request through it costs, whoever wrote it. No check, no
// renewal, no log. Prints its address.
const http = require('node:http');
const { app } = require('electron');

const { LATCHKEY_HOP_SERVER: server, LATCHKEY_HOP_CREDENTIAL: authorization } = process.env;
const agent = new http.Agent({ keepAlive: true });

app.whenReady().then(() => {
  const hop = http.createServer((request, response) => {
    const { method, url } = request;
    request.pipe(
      http.request(new URL(url, server), { method, agent, headers: { authorization } }, (answer) => {
        response.writeHead(answer.statusCode, answer.headers);
        answer.pipe(response);
      }),
    );
  });
  hop.listen(0, '127.0.0.1', () => console.log(`hop=${hop.address().port}`));
});
