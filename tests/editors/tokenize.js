// The TextMate engine of VS Code itself: `node tokenize.js GRAMMAR FILE…` prints, for each file, for each line, the scopes of
// each character; and how many rules are open at the end. It needs the npm packages vscode-textmate and vscode-oniguruma.
const fs = require("fs");
const { Registry, INITIAL, parseRawGrammar } = require("vscode-textmate");
const oniguruma = require("vscode-oniguruma");

async function main([grammarPath, ...files]) {
  const wasm = fs.readFileSync(require.resolve("vscode-oniguruma/release/onig.wasm"));
  await oniguruma.loadWASM(wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength));
  const registry = new Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    loadGrammar: async (scope) =>
      scope === "source.belay"
        ? parseRawGrammar(fs.readFileSync(grammarPath, "utf8"), grammarPath)
        : { scopeName: scope, patterns: [{ match: "[^ ]+" }], repository: {} },
  });
  const grammar = await registry.loadGrammar("source.belay");
  const result = files.map((file) => {
    let stack = INITIAL;
    const lines = fs.readFileSync(file, "utf8").replace(/\n$/, "").split("\n").map((line) => {
      const done = grammar.tokenizeLine(line, stack);
      stack = done.ruleStack;
      return done.tokens.flatMap((token) =>
        Array(Math.min(token.endIndex, line.length) - token.startIndex).fill(token.scopes.slice(1).join(" ")));
    });
    return { lines, open: stack.depth - 1 };
  });
  process.stdout.write(JSON.stringify(result));
}

main(process.argv.slice(2)).catch((error) => {
  console.error(error);
  process.exit(1);
});
