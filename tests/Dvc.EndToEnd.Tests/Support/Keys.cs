namespace Dvc.EndToEnd.Tests.Support;

/// <summary>The keys of an app that has some.</summary>
internal static class Keys
{
    public const string Header = "x-functions-key";
    public const string Function = "function-key-of-these-tests";
    public const string Master = "master-key-of-these-tests";

    public static IEnumerable<(string Name, string Value)> Settings => [("FunctionKey", Function), ("MasterKey", Master)];
}
