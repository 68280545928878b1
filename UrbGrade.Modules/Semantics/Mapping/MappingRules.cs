using Microsoft.Extensions.Options;

namespace UrbGrade.Modules.Semantics.Mapping;

/// <summary>Reads the mapping file at the start, so that a broken one is told before anything is served.</summary>
internal sealed class MappingRules : IValidateOptions<SemanticsOptions>
{
    public ValidateOptionsResult Validate(string? name, SemanticsOptions options)
    {
        try
        {
            MappingFile.Load(options.Mapping);
            return ValidateOptionsResult.Success;
        }
        catch (MappingException failure)
        {
            return ValidateOptionsResult.Fail(failure.Message);
        }
    }
}
