using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.Extensions.Options;

namespace UrbGrade.Modules;

/// <summary>Checks a section of the settings by the annotations of its options. What is broken is told with its key and the value found.</summary>
internal sealed class SettingRules<TOptions>(string section) : IValidateOptions<TOptions>
    where TOptions : class
{
    public ValidateOptionsResult Validate(string? name, TOptions options)
    {
        var broken = new List<ValidationResult>();
        return Validator.TryValidateObject(options, new ValidationContext(options), broken, validateAllProperties: true)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(broken.Select(rule => Describe(rule, options)));
    }

    private string Describe(ValidationResult rule, TOptions options) => rule.MemberNames.FirstOrDefault() is { } member
        ? string.Create(CultureInfo.InvariantCulture, $"{section}:{member} is '{typeof(TOptions).GetProperty(member)?.GetValue(options)}'. {rule.ErrorMessage}")
        : rule.ErrorMessage ?? $"The settings of {section} do not hold.";
}
