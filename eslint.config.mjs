import js from '@eslint/js';
import tseslint from 'typescript-eslint';

/** Imports go one way: the command line and the tests see everything, a construct sees no shop and no settings. */
const boundary = (files, patterns) => ({
  files,
  rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns }] },
});

const deepImports = {
  group: ['cdk8s-plus-28/*', 'cdk8s/*'],
  message: 'The path would tie us to a version: import the package.',
};
const shop = {
  group: ['**/app/**', '**/cli/**', '**/proof/**', '**/verify/**'],
  message: 'A construct knows neither the shop nor its settings.',
};
const layers = [
  'security',
  'ingress',
  'storage',
  'datastores',
  'messaging',
  'observability',
  'cicd',
  'serverless',
  'microservices',
];
const folders = (names) => names.map((name) => `**/${name}/*`);

/** A layer is handed things of earlier layers, so it may know their types; it makes none of them, and knows no later one. */
const layerBoundary = (layer, position) => {
  const earlier = {
    group: folders(layers.slice(0, position)),
    allowTypeImports: true,
    message: 'Import its type only.',
  };
  const later = { group: folders(layers.slice(position + 1)), message: 'A later layer.' };
  return boundary(
    [`constructs/${layer}/**`],
    [deepImports, shop, ...[earlier, later].filter(({ group }) => group.length > 0)],
  );
};

export default tseslint.config(
  { ignores: ['dist/', 'imports/', 'node_modules/', '.cache/'] },
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  { languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } } },
  {
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // Constructs are made for their effect on the tree.
      'no-new': 'off',
      'max-lines': ['error', { max: 200, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      'no-restricted-syntax': [
        'error',
        { selector: 'NewExpression[callee.name="ApiObject"]', message: 'Use a generated class: it knows the fields.' },
        {
          selector: 'CallExpression[callee.property.name="addDependency"]',
          message: 'Dependencies between charts make synthesis explode: order with phases and sync waves.',
        },
      ],
    },
  },
  { files: ['**/*.{js,mjs,cjs}'], ...tseslint.configs.disableTypeChecked },
  {
    files: ['**/*.{js,mjs}'],
    languageOptions: {
      globals: { require: 'readonly', module: 'writable', process: 'readonly', __dirname: 'readonly' },
    },
  },
  { files: ['**/*.js'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
  {
    files: ['test/**'],
    rules: {
      'max-lines': 'off',
      'max-lines-per-function': 'off',
      'no-restricted-syntax': 'off',
      // Stubs are asynchronous because what they stand for is.
      '@typescript-eslint/require-await': 'off',
      // Tests break manifests and settings on purpose, in ways that types would forbid; Jest's matchers are `any`.
      '@typescript-eslint/no-dynamic-delete': 'off',
      '@typescript-eslint/no-explicit-any': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-extraneous-class': 'off',
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/use-unknown-in-catch-callback-variable': 'off',
    },
  },
  ...layers.map(layerBoundary),
  boundary(
    ['constructs/shared/**', 'constructs/gitops/**'],
    [deepImports, shop, { group: folders(layers), message: 'The ground under the layers knows none of them.' }],
  ),
  boundary(
    ['app/**'],
    [
      deepImports,
      { group: ['**/cli/**', '**/proof/**', '**/verify/**'], message: 'The program does not know who calls it.' },
    ],
  ),
  boundary(
    ['proof/**'],
    [
      {
        group: ['**/cli/*', '!**/cli/failure'],
        message: 'The proof knows no verbs: of the command line only Failure.',
      },
    ],
  ),
  boundary(
    ['verify/**'],
    [
      {
        group: ['**/app/**', '**/constructs/**', '**/cli/**', '**/proof/**'],
        message: 'Rules judge plain YAML, whoever made it.',
      },
    ],
  ),
);
