namespace Dvc.Azurite.Tests.Comparison;

/// <summary>Which state of a row a write asks for.</summary>
internal enum Condition
{
    None,
    Any,
    Latest,
    Earlier,
}
