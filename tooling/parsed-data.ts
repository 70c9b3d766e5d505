import type { Rolldown } from 'tsdown';

/**
 * Makes the build parse the statistics of eld as JSON when they are used. As the object literal that eld ships, they would take 87 MB of
 * memory and 400 ms to load, because the engine keeps what it compiles; as JSON they take 26 MB and 100 ms.
 *
 * @throws if a release of eld ships them in another form.
 */
export const parsedData = (): Rolldown.Plugin => ({
  name: 'parsed-data',
  transform: {
    filter: { id: /[\\/]eld[\\/]src[\\/]ngrams[\\/]\w+\.js$/ },
    handler(code, id) {
      const [, name, literal] = /export const (\w+) = (\{.*\});?\s*$/s.exec(code) ?? [];
      if (name === undefined || literal === undefined) {
        throw new Error(`${id} does not export one object literal; see tooling/parsed-data.ts.`);
      }
      const json = JSON.stringify(Function(`return ${literal}`)());
      return { code: `export const ${name} = JSON.parse(${JSON.stringify(json)});`, map: null };
    },
  },
});
