using Dvc.Functions.Http;

namespace Dvc.Functions.Bulletins;

/// <summary>The weeks that are published.</summary>
/// <param name="Bulletins">Every one, the newest first.</param>
[CsvRows("bulletins")]
public sealed record BulletinsAnswer(IReadOnlyList<BulletinRow> Bulletins);
