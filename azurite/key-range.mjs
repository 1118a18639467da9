// Where in a table, ordered by its keys, the rows are that a filter can match.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const interpreter = 'azurite/dist/src/table/persistence/QueryInterpreter';
const parser = require(`${interpreter}/QueryParser`);
const node = (name) => require(`${interpreter}/QueryNodes/${name}Node`).default;
const [And, Not, BinaryOperator] = [node('And'), node('Not'), node('BinaryOperator')];
const [Identifier, Constant, BigNumber] = [node('Identifier'), node('Constant'), node('BigNumber')];
const bindsFrom = [node('Equals'), node('GreaterThanEqual'), node('GreaterThan')];
const bindsTo = [node('Equals'), node('LessThanEqual'), node('LessThan')];

// The index and Azurite each read the same filter.
const parse = parser.default;
let latest = {};
parser.default = (filter) => {
  if (latest.filter !== filter) {
    latest = { filter, tree: parse(filter) };
  }

  return latest.tree;
};

export class KeyRange {
  // Azurite fails over a row that holds another type than the 64-bit number it is compared with.
  mayFail = false;

  #bounds = { PartitionKey: { from: '' }, RowKey: { from: '' } }; // Without a `to` it is open.

  constructor(filter) {
    if (filter === undefined || filter === '' || filter === 'true' || filter === 'false') {
      return;
    }

    const tree = parser.default(filter);
    this.mayFail = holdsBigNumber(tree);
    for (const term of termsOf(tree)) {
      if (holdsBigNumber(term)) {
        return; // A term behind it keeps no row from failing.
      }

      this.#narrow(term);
    }
  }

  // The keys of the first row there can be, in a page that begins with the given keys.
  first(page) {
    const { PartitionKey: { from }, RowKey } = this.#bounds;
    const start = { PartitionKey: from, RowKey: this.#isOnePartition() ? RowKey.from : '' };
    const isPageLater = page.PartitionKey > from || (page.PartitionKey === from && page.RowKey > start.RowKey);
    return isPageLater ? page : start;
  }

  endsBefore(row) {
    const { PartitionKey, RowKey } = this.#bounds;
    return isBehind(row.PartitionKey, PartitionKey.to) || (isBehind(row.RowKey, RowKey.to) && this.#isOnePartition());
  }

  #isOnePartition() {
    const { from, to } = this.#bounds.PartitionKey;
    return from === to;
  }

  #narrow({ left, right, constructor: comparison }) {
    const bounds = left instanceof Identifier && Object.hasOwn(this.#bounds, left.identifier)
      ? this.#bounds[left.identifier]
      : undefined;
    if (bounds === undefined || !(right instanceof Constant && typeof right.value === 'string')) {
      return;
    }

    if (bindsFrom.includes(comparison) && right.value > bounds.from) {
      bounds.from = right.value;
    }

    if (bindsTo.includes(comparison) && (bounds.to === undefined || right.value < bounds.to)) {
      bounds.to = right.value;
    }
  }
}

const isBehind = (key, to) => to !== undefined && key > to;
const termsOf = (tree) => (tree instanceof And ? [...termsOf(tree.left), ...termsOf(tree.right)] : [tree]);

function holdsBigNumber(tree) {
  return tree instanceof BigNumber
    || (tree instanceof BinaryOperator && (holdsBigNumber(tree.left) || holdsBigNumber(tree.right)))
    || (tree instanceof Not && holdsBigNumber(tree.right));
}
