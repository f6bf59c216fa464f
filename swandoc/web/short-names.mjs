/**
 * Which properties may get short names in the scripts that readers load: those that nothing but the sources' own types
 * name. What anything else says as well keeps its name: the browser, JSON, the fact catalogue, globals, and every
 * property that is ever looked up by a text.
 */
import { join } from "node:path";
import ts from "typescript";

/** Of fewer letters a name is short already. */
const SHORTEST = 3;
const LOOKS_AT_NAMES = /^(?:Object\.(?:keys|values|entries|fromEntries|assign|hasOwn|getOwnProperty\w+)|JSON\.stringify)$/;

/** A pattern for esbuild's `mangleProps`. `folder` holds tsconfig.json; `entries` are where the scripts begin. */
export function shortNames(folder, entries) {
  const { config } = ts.readConfigFile(join(folder, "tsconfig.json"), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, folder);
  const program = ts.createProgram(entries.map((entry) => join(folder, entry)), options);
  const checker = program.getTypeChecker();
  const found = new Set();
  const kept = new Set();

  for (const file of program.getSourceFiles()) {
    if (file.fileName.endsWith(".json")) each(file, (node) => ts.isStringLiteral(node) && kept.add(node.text));
    else if (!file.isDeclarationFile) each(file, look);
    // Of what is declared elsewhere only the browser's counts: nothing of Node is in these scripts.
    else if (program.isSourceFileDefaultLibrary(file)) each(file, (node) => isMember(node) && kept.add(nameOf(node)));
  }
  const short = [...found].filter((name) => name.length >= SHORTEST && /^\w+$/.test(name) && !kept.has(name));
  return new RegExp(`^(?:${short.sort().join("|")})$`);

  function look(node) {
    if (isMember(node)) (ts.isIdentifier(node.name) ? found : kept).add(nameOf(node));
    lookUps(node);
    boundaries(node);
    if (ts.isExpression(node)) openNames(node);
  }

  /** `x[name]`, `{ [name]: 1 }`, `name in x`, and `x.name` where no type has a property of that name. */
  function lookUps(node) {
    if (ts.isElementAccessExpression(node)) {
      const name = checker.getTypeAtLocation(node.argumentExpression);
      keepTexts(name);
      if (name.flags & ts.TypeFlags.String) keepProperties(checker.getTypeAtLocation(node.expression));
    }
    if (ts.isComputedPropertyName(node)) keepTexts(checker.getTypeAtLocation(node.expression));
    if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.InKeyword) keepTexts(checker.getTypeAtLocation(node.left));
    if (ts.isPropertyAccessExpression(node) && !checker.getSymbolAtLocation(node.name)) kept.add(node.name.text);
    if (ts.isBindingElement(node) && ts.isObjectBindingPattern(node.parent) && !node.dotDotDotToken) {
      const name = (node.propertyName ?? node.name).text;
      if (name !== undefined && !checker.getPropertyOfType(checker.getTypeAtLocation(node.parent), name)) kept.add(name);
    }
  }

  /** Where objects come from JSON or go there, or become known by a claim only; and what stands in `window`. */
  function boundaries(node) {
    if (ts.isCallExpression(node) && LOOKS_AT_NAMES.test(node.expression.getText())) {
      for (const argument of node.arguments) keepMembers(checker.getTypeAtLocation(argument), new Set());
    }
    if (ts.isAsExpression(node) && isUnknown(checker.getTypeAtLocation(node.expression))) keepMembers(checker.getTypeAtLocation(node), new Set());
    if (ts.isTypePredicateNode(node) && node.type) keepMembers(checker.getTypeAtLocation(node.type), new Set());
    if (ts.isInterfaceDeclaration(node) && node.name.text === "Window") {
      for (const member of node.members) keepMembers(checker.getTypeAtLocation(member), new Set());
      for (const member of node.members) kept.add(nameOf(member));
    }
  }

  /** An object that is used as one with any names, such as a table, keeps its own. */
  function openNames(node) {
    const claimed = ts.isAsExpression(node.parent) && node.parent.expression === node;
    const wanted = claimed ? checker.getTypeAtLocation(node.parent) : checker.getContextualType(node);
    if (!wanted || !hasOpenNames(wanted)) return;
    keepProperties(checker.getTypeAtLocation(node));
  }

  function keepProperties(type) {
    for (const { name } of type.getApparentProperties()) kept.add(name);
  }

  function keepTexts(type) {
    if (type.isStringLiteral()) kept.add(type.value);
    else if (type.isUnionOrIntersection()) type.types.forEach(keepTexts);
  }

  /** The names of a type's properties, and of theirs. */
  function keepMembers(type, seen) {
    if (seen.has(type)) return;
    seen.add(type);
    if (type.isUnionOrIntersection()) for (const one of type.types) keepMembers(one, seen);
    if (!(type.flags & ts.TypeFlags.Object)) return;
    if (type.objectFlags & ts.ObjectFlags.Reference) for (const one of checker.getTypeArguments(type)) keepMembers(one, seen);
    for (const { type: one } of checker.getIndexInfosOfType(type)) keepMembers(one, seen);
    for (const property of checker.getPropertiesOfType(type)) {
      if (property.declarations?.some((one) => one.getSourceFile().isDeclarationFile)) continue;
      kept.add(property.name);
      keepMembers(checker.getTypeOfSymbol(property), seen);
    }
  }

  function hasOpenNames(type) {
    return type.isUnionOrIntersection() ? type.types.some(hasOpenNames) : checker.getIndexInfoOfType(type, ts.IndexKind.String) !== undefined;
  }
}

function each(node, visit) {
  visit(node);
  ts.forEachChild(node, (child) => each(child, visit));
}

function isMember(node) {
  const declares = ts.isPropertySignature(node) || ts.isMethodSignature(node) || ts.isPropertyAssignment(node) || ts.isShorthandPropertyAssignment(node);
  const inClass = ts.isPropertyDeclaration(node) || ts.isMethodDeclaration(node) || ts.isAccessor(node) || (ts.isParameter(node) && ts.isParameterPropertyDeclaration(node, node.parent));
  return (declares || inClass) && !ts.isComputedPropertyName(node.name) && !ts.isPrivateIdentifier(node.name);
}

function nameOf(member) {
  return member.name.text;
}

function isUnknown(type) {
  return (type.flags & (ts.TypeFlags.Unknown | ts.TypeFlags.Any)) !== 0;
}
