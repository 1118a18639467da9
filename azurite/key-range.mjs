// Where in a table, ordered by its keys, the rows can be that a filter matches.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const interpreter = 'azurite/dist/src/table/persistence/QueryInterpreter';
const parse = require(`${interpreter}/QueryParser`).default;
const node = (name) => require(`${interpreter}/QueryNodes/${name}Node`).default;
const [And, Or, Not, Identifier, Constant, BigNumber] =
  ['And', 'Or', 'Not', 'Identifier', 'Constant', 'BigNumber'].map(node);
const BinaryOperator = node('BinaryOperator');
const isFrom = [node('Equals'), node('GreaterThanEqual'), node('GreaterThan')];
const isTo = [node('Equals'), node('LessThanEqual'), node('LessThan')];

export class KeyRange {
  partitionKey = { from: '', to: undefined };
  rowKey = { from: '', to: undefined };
  // Azurite fails over rows that hold another type than the 64-bit number they are compared with.
  mayFail = false;

  constructor(filter) {
    if (filter === undefined || filter === '' || filter === 'true' || filter === 'false') {
      return;
    }

    const tree = parse(filter);
    this.mayFail = holdsBigNumber(tree);
    for (const term of termsOf(tree)) {
      // What stands behind is not looked at where a term fails or does not match.
      if (holdsBigNumber(term)) {
        return;
      }

      this.#narrow(term);
    }
  }

  get isOfOnePartition() {
    return this.partitionKey.from === this.partitionKey.to;
  }

  // The rows from the first that can match, or from where a page is taken up, to the last.
  *rowsOf(order, pagePartitionKey, pageRowKey) {
    const { from, to } = this.partitionKey;
    const first = { partitionKey: from, rowKey: this.isOfOnePartition ? this.rowKey.from : '' };
    if (pagePartitionKey > from) {
      Object.assign(first, { partitionKey: pagePartitionKey, rowKey: pageRowKey });
    } else if (pagePartitionKey === from && pageRowKey > first.rowKey) {
      first.rowKey = pageRowKey;
    }

    for (const row of order.from(first.partitionKey, first.rowKey)) {
      if (row.PartitionKey > to || (this.isOfOnePartition && row.RowKey > this.rowKey.to)) {
        return;
      }

      yield row;
    }
  }

  #narrow({ left, right, constructor }) {
    if (!(left instanceof Identifier && right instanceof Constant && typeof right.value === 'string')) {
      return;
    }

    const range = { PartitionKey: this.partitionKey, RowKey: this.rowKey }[left.identifier];
    if (range !== undefined && isFrom.includes(constructor) && right.value > range.from) {
      range.from = right.value;
    }

    if (range !== undefined && isTo.includes(constructor) && !(right.value >= range.to)) {
      range.to = right.value;
    }
  }
}

const termsOf = (tree) => (tree instanceof And ? [...termsOf(tree.left), ...termsOf(tree.right)] : [tree]);

function holdsBigNumber(tree) {
  return tree instanceof BigNumber
    || (tree instanceof BinaryOperator && (holdsBigNumber(tree.left) || holdsBigNumber(tree.right)))
    || (tree instanceof Not && holdsBigNumber(tree.right));
}
