using Azure.Data.Tables;

namespace Dvc.Storage.Tests.Faults;

/// <summary>Tables of one's own within an account.</summary>
internal sealed class PrefixedTables(TableServiceClient inner, string prefix) : TableServiceClient
{
    public override TableClient GetTableClient(string tableName) => inner.GetTableClient(prefix + tableName);
}
