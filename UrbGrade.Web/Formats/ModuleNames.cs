using System.Globalization;
using System.Resources;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Formats;

/// <summary>Names of the platform's modules in the reader's language. A module of a partner keeps the name that it registered with.</summary>
internal static class ModuleNames
{
    private static readonly ResourceManager Texts = new(typeof(OperationsText).FullName!, typeof(OperationsText).Assembly);

    public static string Of(string module) => Texts.GetString($"Module.{module}", CultureInfo.CurrentUICulture) ?? module;
}
