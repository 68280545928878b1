using System.CommandLine;

namespace UrbGrade.Web.Commands;

/// <summary>Options that every <c>admin</c> command has.</summary>
internal static class AdminOptions
{
    public static readonly Option<string> Data = new("--data")
    {
        Description = "The platform's data folder; made at first use. The platform may run on it meanwhile.",
        Recursive = true,
    };

    public static readonly Option<bool> Json = new("--json")
    {
        Description = "Answers in JSON, for scripts.",
        Recursive = true,
    };

    /// <summary>Makes a name that is there already a success.</summary>
    public static Option<bool> ExistsOk() => new("--exists-ok")
    {
        Description = "Ends well, changing nothing, when it is there already: for scripts that run again.",
    };

    /// <summary>The tenant that a command is about.</summary>
    public static Option<string> Tenant(bool required = true) => new("--tenant")
    {
        Description = "Code of the tenant, such as 20.",
        Required = required,
    };
}
