using System.Security.Cryptography;
using System.Text;
using Dvc.Host.Settings;

namespace Dvc.Host.Http;

/// <summary>The keys that requests carry in <c>x-functions-key</c> or <c>code</c>.</summary>
internal sealed class HostKeys(HostSettings settings)
{
    private readonly byte[]? functionKey = Hash(settings.FunctionKey);
    private readonly byte[]? masterKey = Hash(settings.MasterKey);

    /// <summary>Without any key nobody is asked for one, and only this machine is served.</summary>
    public bool Any => functionKey is not null || masterKey is not null;

    public bool Permit(AuthorizationLevel level, HttpRequest request)
    {
        var held = level == AuthorizationLevel.Anonymous ? level : Held(request);
        return held == AuthorizationLevel.Admin || held == level;
    }

    /// <summary>What the key of a request opens.</summary>
    public AuthorizationLevel Held(HttpRequest request)
    {
        if (!Any)
        {
            return AuthorizationLevel.Admin;
        }

        var key = Hash((string?)request.Headers["x-functions-key"] ?? (string?)request.Query["code"]);
        return Equal(key, masterKey) ? AuthorizationLevel.Admin
            : Equal(key, functionKey) ? AuthorizationLevel.Function
            : AuthorizationLevel.Anonymous;
    }

    // The hashes are of one length, so the time taken tells neither the key nor its length.
    private static bool Equal(byte[]? given, byte[]? key) =>
        given is not null && key is not null && CryptographicOperations.FixedTimeEquals(given, key);

    private static byte[]? Hash(string? key) => key is null ? null : SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
