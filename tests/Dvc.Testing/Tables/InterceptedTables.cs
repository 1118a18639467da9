using Azure.Data.Tables;

namespace Dvc.Testing.Tables;

/// <summary>An account whose tables are all intercepted.</summary>
public sealed class InterceptedTables(TableServiceClient inner, ITableInterceptor interceptor) : TableServiceClient
{
    public override string AccountName => inner.AccountName;

    public override Uri Uri => inner.Uri;

    public override TableClient GetTableClient(string tableName) =>
        new InterceptedTableClient(inner.GetTableClient(tableName), interceptor);
}
