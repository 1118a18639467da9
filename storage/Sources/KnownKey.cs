namespace Dvc.Storage.Sources;

/// <summary>A key that opens, by its hash.</summary>
/// <param name="Hash">SHA-256 of the key.</param>
/// <param name="Source">Whose it is.</param>
/// <param name="ValidUntil">When it ends to open; null for a source's present key.</param>
internal sealed record KnownKey(byte[] Hash, Source Source, DateTimeOffset? ValidUntil);
