namespace Dvc.EndToEnd.Tests.Kpi;

/// <summary>Tests that read the example's figures; what they add belongs to other provinces and later weeks.</summary>
[CollectionDefinition(Name)]
public sealed class ExampleCollection : ICollectionFixture<ExampleApp>
{
    public const string Name = "example";
}
