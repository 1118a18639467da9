namespace Dvc.Azurite.Tests.Comparison;

/// <summary>Something done to every side alike.</summary>
/// <param name="Description">What a failing test shows.</param>
/// <param name="RunAsync">Does it to one side, and gives the answer.</param>
/// <param name="IsKnownInMemory">Tables in memory know no filter that the product does not ask.</param>
internal sealed record Operation(string Description, Func<Side, Task<string>> RunAsync, bool IsKnownInMemory = true);
