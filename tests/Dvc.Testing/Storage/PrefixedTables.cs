using Azure.Data.Tables;

namespace Dvc.Testing.Storage;

/// <summary>Tables of one's own within an account.</summary>
public sealed class PrefixedTables(TableServiceClient inner, string prefix) : TableServiceClient
{
    public override TableClient GetTableClient(string tableName) => inner.GetTableClient(prefix + tableName);
}
