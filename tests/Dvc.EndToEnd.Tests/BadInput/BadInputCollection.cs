namespace Dvc.EndToEnd.Tests.BadInput;

/// <summary>Tests that share an app which gets nothing but bad input.</summary>
[CollectionDefinition(Name)]
public sealed class BadInputCollection : ICollectionFixture<BadInputApp>
{
    public const string Name = "bad input";
}
