namespace UrbGrade.Tests.Architecture;

/// <summary>One type that uses another one, anywhere: base type, member, attribute, local variable or method body.</summary>
/// <param name="User">Full name of the outermost type whose code it is.</param>
/// <param name="Used">Full name of the outermost type that is used.</param>
/// <param name="Member">Where.</param>
internal sealed record TypeUse(string User, string Used, string Member)
{
    public string UserNamespace => Namespace(User);

    public string UsedNamespace => Namespace(Used);

    public override string ToString() => $"{Member} uses {Used}";

    private static string Namespace(string name) => name.LastIndexOf('.') is > 0 and var dot ? name[..dot] : "";
}
