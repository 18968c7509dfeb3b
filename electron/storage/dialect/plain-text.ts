import {
  type ColumnDefinitionNode,
  type OperationNode,
  PostgresDialect,
  PostgresQueryCompiler,
  type QueryCompiler,
  sql,
} from 'kysely';

/**
 * PostgreSQL whose text columns compare by code point, as SQLite's do: search by prefix uses the index, and every list
 * stands in the same order on both, whatever the language of the server.
 */
export class PlainTextPostgres extends PostgresDialect {
  override createQueryCompiler(): QueryCompiler {
    return new PlainTextCompiler();
  }
}

class PlainTextCompiler extends PostgresQueryCompiler {
  protected override visitColumnDefinition(node: ColumnDefinitionNode): void {
    const type: OperationNode & { readonly dataType?: string } = node.dataType;
    const isText = type.kind === 'DataTypeNode' && type.dataType === 'text';
    super.visitColumnDefinition(isText ? { ...node, dataType: sql`text collate "C"`.toOperationNode() } : node);
  }
}
