using System.Collections.Concurrent;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace UrbGrade.Tests.Architecture;

/// <summary>Reads from a compiled assembly which types use which: method bodies count, and what the compiler makes of lambdas and async
/// methods counts as the code of the type that they were written in.</summary>
internal static class CompiledCode
{
    /// <summary>By assembly: several tests ask, and reading takes seconds.</summary>
    private static readonly ConcurrentDictionary<string, Lazy<IReadOnlyList<TypeUse>>> Known = new(StringComparer.Ordinal);

    /// <summary>All uses of types of this product.</summary>
    public static IReadOnlyList<TypeUse> Uses(string assemblyFile) =>
        Known.GetOrAdd(assemblyFile, file => new Lazy<IReadOnlyList<TypeUse>>(() => ReadUses(file))).Value;

    /// <summary>Names of the assemblies of this product that an assembly is compiled against.</summary>
    public static IReadOnlyList<string> References(string assemblyFile)
    {
        using var module = ModuleDefinition.ReadModule(assemblyFile);
        return [.. module.AssemblyReferences.Select(reference => reference.Name)
            .Where(name => name.StartsWith("UrbGrade", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
    }

    /// <summary>All string constants in method bodies and fields.</summary>
    /// <param name="isAsked">Whether a type of that full name is looked at; null for all.</param>
    public static IReadOnlyList<string> Texts(string assemblyFile, Func<string, bool>? isAsked = null)
    {
        using var module = ModuleDefinition.ReadModule(assemblyFile);
        return [.. module.GetTypes().Where(type => isAsked?.Invoke(Outermost(type)) ?? true).SelectMany(type => type.Methods).Where(method => method.HasBody)
            .SelectMany(method => method.Body.Instructions).Select(instruction => instruction.Operand).OfType<string>().Distinct()];
    }

    private static IReadOnlyList<TypeUse> ReadUses(string assemblyFile)
    {
        using var module = ModuleDefinition.ReadModule(assemblyFile);
        return [.. module.GetTypes().SelectMany(UsesOf).Distinct().Where(use =>
            use.User != use.Used && use.Used.StartsWith("UrbGrade.", StringComparison.Ordinal))];
    }

    private static IEnumerable<TypeUse> UsesOf(TypeDefinition type)
    {
        var user = Outermost(type);
        IEnumerable<(TypeReference? Used, string Member)> uses =
        [
            (type.BaseType, type.FullName),
            .. type.Interfaces.Select(i => ((TypeReference?)i.InterfaceType, type.FullName)),
            .. type.Fields.Select(f => ((TypeReference?)f.FieldType, f.FullName)),
            .. type.CustomAttributes.Select(a => ((TypeReference?)a.AttributeType, type.FullName)),
            .. type.GenericParameters.SelectMany(p => p.Constraints).Select(c => ((TypeReference?)c.ConstraintType, type.FullName)),
            .. type.Methods.SelectMany(UsesOf),
        ];
        return uses.SelectMany(use => Parts(use.Used).Select(part => new TypeUse(user, part, use.Member)));
    }

    private static IEnumerable<(TypeReference? Used, string Member)> UsesOf(MethodDefinition method)
    {
        IEnumerable<TypeReference?> used =
        [
            method.ReturnType,
            .. method.Parameters.Select(p => p.ParameterType),
            .. method.CustomAttributes.Select(a => a.AttributeType),
            .. method.GenericParameters.SelectMany(p => p.Constraints).Select(c => c.ConstraintType),
            .. method.HasBody ? method.Body.Variables.Select(v => v.VariableType) : [],
            .. method.HasBody ? method.Body.Instructions.SelectMany(Operands) : [],
        ];
        return used.Select(type => (type, method.FullName));
    }

    private static IEnumerable<TypeReference?> Operands(Instruction instruction) => instruction.Operand switch
    {
        TypeReference type => [type],
        FieldReference field => [field.DeclaringType, field.FieldType],
        MethodReference method =>
        [
            method.DeclaringType, method.ReturnType, .. method.Parameters.Select(p => p.ParameterType),
            .. method is GenericInstanceMethod generic ? generic.GenericArguments : [],
        ],
        _ => [],
    };

    private static IEnumerable<string> Parts(TypeReference? type)
    {
        switch (type)
        {
            case null or GenericParameter:
                return [];
            case GenericInstanceType generic:
                return [Outermost(generic.ElementType), .. generic.GenericArguments.SelectMany(Parts)];
            case TypeSpecification wrapped:
                return Parts(wrapped.ElementType);
            default:
                return [Outermost(type)];
        }
    }

    private static string Outermost(TypeReference type)
    {
        while (type.DeclaringType is { } outer)
        {
            type = outer;
        }

        return type.FullName;
    }
}
