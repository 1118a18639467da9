namespace Dvc.Core.Definitions;

/// <summary>What a definition rests on.</summary>
public enum DefinitionBasis
{
    /// <summary>The text of a statute, which was read (pháp luật).</summary>
    Law,

    /// <summary>Forms, interfaces and systems in use, and statutes known from them only (thực tiễn).</summary>
    Practice,

    /// <summary>Nothing but this project's own decision (tự đặt).</summary>
    Own,
}
