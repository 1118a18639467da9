namespace Dvc.Testing.Tables;

/// <summary>Stands between a worker and its tables: may wait, to interleave workers, and may throw.</summary>
public interface ITableInterceptor
{
    /// <summary>Before the call. What it throws, the caller gets, and the table never sees the call: a lost request.</summary>
    Task BeforeAsync(TableCall call, CancellationToken cancellationToken);

    /// <summary>After the table answered, also with a refusal. What it throws replaces the answer: a lost response.</summary>
    Task AfterAsync(TableCall call, CancellationToken cancellationToken);
}
