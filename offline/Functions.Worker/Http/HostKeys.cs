using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker.Hosting;

namespace Microsoft.Azure.Functions.Worker.Http;

/// <summary>The keys that requests carry in <c>x-functions-key</c> or <c>code</c>.</summary>
internal sealed class HostKeys(HostSettings settings)
{
    /// <summary>Without any key nobody is asked for one, and only this machine is served.</summary>
    public bool Any => settings.FunctionKey is not null || settings.MasterKey is not null;

    public bool Permit(AuthorizationLevel level, HttpRequest request)
    {
        if (level == AuthorizationLevel.Anonymous || !Any)
        {
            return true;
        }

        var key = (string?)request.Headers["x-functions-key"] ?? (string?)request.Query["code"];
        var isMaster = Equal(key, settings.MasterKey);
        var isFunction = Equal(key, settings.FunctionKey);
        return isMaster || (isFunction && level == AuthorizationLevel.Function);
    }

    // The hashes are of one length, so the time taken tells neither the key nor its length.
    private static bool Equal(string? given, string? key) =>
        given is not null && key is not null && CryptographicOperations.FixedTimeEquals(Hash(given), Hash(key));

    private static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
