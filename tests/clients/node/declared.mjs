// Compares replies with what the type declarations of the official `postmark` package promise, by TypeScript's own
// checker. Reads calls on standard input, as JSON: a method, or the name of a model, and what was returned for it.
// Prints one JSON object: every public method that the two clients declare, and every place where a reply and its
// declared type differ, as [method or model, place, problem].
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const FILE = fileURLToPath(import.meta.resolve("postmark")).replace(/\.js$/, ".d.ts");
const program = ts.createProgram([FILE], { strict: true, types: [], lib: ["lib.es2022.d.ts"] });
const checker = program.getTypeChecker();
const PRIMITIVES = { string: ts.TypeFlags.String, number: ts.TypeFlags.Number, boolean: ts.TypeFlags.Boolean };

function exportsOf(module) {
  const original = (one) => (one.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(one) : one);
  return new Map(checker.getExportsOfModule(module).map((one) => [one.name, original(one)]));
}

const exported = exportsOf(checker.getSymbolAtLocation(program.getSourceFile(FILE)));
const models = exportsOf(exported.get("Models"));

function declaredMethods() {
  const found = new Map();
  for (const client of [exported.get("ServerClient"), exported.get("AccountClient")]) {
    for (const member of checker.getPropertiesOfType(checker.getDeclaredTypeOfSymbol(client))) {
      const modifiers = ts.getCombinedModifierFlags(member.valueDeclaration);
      const hidden = modifiers & (ts.ModifierFlags.Private | ts.ModifierFlags.Protected);
      const [signature] = checker.getTypeOfSymbol(member).getCallSignatures();
      if (!signature || hidden) continue;
      found.set(`${clientName(client)}.${member.name}`, checker.getAwaitedType(signature.getReturnType()));
    }
  }
  return found;
}

function clientName(symbol) {
  return symbol.valueDeclaration.name.text; // the symbol of a default export is called "default"
}

// The differences between a value and a type, each as [where, problem]. `where` starts at the nearest type with a name.
function differences(type, value, where) {
  if (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.Void)) return [];
  if (type.isUnion()) {
    const found = type.types.map((one) => differences(one, value, where));
    return found.some((one) => one.length === 0) ? [] : [wrong(type, value, where)];
  }
  if (checker.isArrayType(type) || checker.isTupleType(type)) {
    if (!Array.isArray(value)) return [wrong(type, value, where)];
    const [element] = checker.getTypeArguments(type);
    return value.flatMap((one) => differences(element, one, where));
  }
  if (type.flags & ts.TypeFlags.Object) return ofFields(type, value, where);
  return isPlain(type, value) ? [] : [wrong(type, value, where)];
}

function ofFields(type, value, where) {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return [wrong(type, value, where)];
  const label = type.symbol.name.startsWith("__") ? where : type.symbol.name;
  const rest = checker.getIndexTypeOfType(type, ts.IndexKind.String);
  const declared = new Map(checker.getPropertiesOfType(type).map((one) => [one.name, one]));
  const needed = [...declared.values()].filter((one) => !(one.flags & ts.SymbolFlags.Optional));
  const found = needed.filter((one) => !(one.name in value)).map((one) => [`${label}.${one.name}`, "missing"]);
  for (const [name, inner] of Object.entries(value)) {
    const field = declared.has(name) ? checker.getTypeOfSymbol(declared.get(name)) : rest;
    found.push(...(field ? differences(field, inner, `${label}.${name}`) : [[`${label}.${name}`, "not declared"]]));
  }
  return found;
}

function isPlain(type, value) {
  if (type.flags & ts.TypeFlags.NonPrimitive) return typeof value === "object" && value !== null;
  if (type.flags & ts.TypeFlags.BooleanLiteral) return String(value) === checker.typeToString(type);
  if (type.flags & ts.TypeFlags.Null) return value === null;
  return type.isLiteral() ? type.value === value : Boolean(type.flags & (PRIMITIVES[typeof value] ?? 0));
}

function wrong(type, value, where) {
  const kind = value === null ? "null" : Array.isArray(value) ? "array" : typeof value;
  const shown = kind === "string" && type.flags & ts.TypeFlags.EnumLike ? value : kind;
  return [where, `${shown} for ${checker.typeToString(type)}`];
}

const methods = declaredMethods();
const calls = JSON.parse(readFileSync(0, "utf8")).filter((one) => one.returned !== undefined);
const found = calls.flatMap(({ method, model, returned }) => {
  const type = model ? checker.getDeclaredTypeOfSymbol(models.get(model)) : methods.get(method);
  return differences(type, returned, model ?? method).map((one) => [model ?? method, ...one]);
});
console.log(JSON.stringify({ methods: [...methods.keys()], differences: found }));
