/** Tells the bench where to send the load, once the server listens. */
export const announce = (server, path = '/') => {
  const print = () => {
    const { port } = server.address();
    process.stdout.write(`ready http://127.0.0.1:${port}${path}\n`);
  };
  if (server.address()) print();
  else server.once('listening', print);
};
