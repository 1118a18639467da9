namespace Dvc.Host.Http;

/// <summary>Whose key a route asks for.</summary>
internal enum AuthorizationLevel
{
    /// <summary>Nobody's.</summary>
    Anonymous = 0,

    /// <summary>A user's token; this host takes the master key.</summary>
    User = 1,

    /// <summary>The function key or the master key.</summary>
    Function = 2,

    /// <summary>A system key; this host takes the master key.</summary>
    System = 3,

    /// <summary>The master key.</summary>
    Admin = 4,
}
