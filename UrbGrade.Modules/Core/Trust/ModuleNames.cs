using System.Text.RegularExpressions;
using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Modules.Core.Trust;

/// <summary>What a partner's module may be called: the name of its queue and the first word of its contracts.</summary>
internal static partial class ModuleNames
{
    /// <summary>What is wrong with a name; null when nothing is.</summary>
    public static Refusal? Problem(string name)
    {
        if (!Pattern().IsMatch(name))
        {
            return new Refusal("Module.Name", $"The module's name is '{name}'; allowed are 2 to 40 letters and digits, a letter first.");
        }

        return UrbGradeModules.All.Any(module => module.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            ? new Refusal("Module.OfPlatform", $"The module's name is '{name}', as one of the platform's own modules is called; choose another.")
            : null;
    }

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9]{1,39}\z")]
    private static partial Regex Pattern();
}
