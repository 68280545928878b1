using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Tests.Web;

/// <summary>One method of a service with values that name something of a tenant's.</summary>
internal sealed record ServiceCall(Type Service, MethodInfo Method, long Id, string Code)
{
    private static readonly JsonSerializerOptions Readable = new() { ReferenceHandler = ReferenceHandler.IgnoreCycles };

    private readonly Stack<Type> making = [];

    /// <summary>Asks it.</summary>
    /// <returns>What is answered, as JSON; null when it would not take such values.</returns>
    public async Task<string?> Ask(IServiceProvider services, CancellationToken cancellation)
    {
        var service = services.GetService(Service) ?? throw new NotSupportedException($"Nobody gives {Service}.");
        object? answer;
        try
        {
            var arguments = Method.GetParameters().Select(parameter => Value(parameter.ParameterType, cancellation)).ToArray();
            answer = await Finished(Method.Invoke(service, arguments));
        }
        catch (Exception) when (!cancellation.IsCancellationRequested)
        {
            return null;
        }

        return answer is null ? "" : JsonSerializer.Serialize(answer, answer.GetType(), Readable);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Service.Name}.{Method.Name} with {Id}");

    private static async Task<object?> Finished(object? answer)
    {
        switch (answer)
        {
            case Task task:
                await task;
                return task.GetType().GetProperty("Result")?.GetValue(task);
            case not null when answer.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(ValueTask<>):
                return await Finished(type.GetMethod("AsTask")!.Invoke(answer, null));
            case not null when Array.Find(answer.GetType().GetInterfaces(), one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>)) is { } many:
                return await (Task<List<object>>)typeof(ServiceCall).GetMethod(nameof(All), BindingFlags.Static | BindingFlags.NonPublic)!
                    .MakeGenericMethod(many.GetGenericArguments()).Invoke(null, [answer])!;
            default:
                return answer;
        }
    }

    private static async Task<List<object>> All<T>(IAsyncEnumerable<T> many)
        where T : notnull
    {
        List<object> all = [];
        await foreach (var one in many)
        {
            all.Add(one);
        }

        return all;
    }

    private object? Value(Type type, CancellationToken cancellation)
    {
        if (Nullable.GetUnderlyingType(type) is { } plain)
        {
            return Value(plain, cancellation);
        }

        return type == typeof(CancellationToken) ? cancellation
            : type == typeof(string) ? Code
            : type == typeof(int) || type == typeof(long) || type == typeof(double) ? Convert.ChangeType(Id, type, CultureInfo.InvariantCulture)
            : type == typeof(bool) ? true
            : type == typeof(DateOnly) ? new DateOnly(2019, 7, 1)
            : type == typeof(DateTimeOffset) ? new DateTimeOffset(2019, 7, 1, 0, 0, 0, TimeSpan.Zero)
            : type == typeof(ReadOnlyMemory<byte>) || type.IsEnum ? Activator.CreateInstance(type)
            : type.IsArray ? One(type.GetElementType()!, cancellation)
            : type.IsGenericType && type.IsAssignableTo(typeof(IEnumerable)) && type.GetGenericArguments() is [var part] ? One(part, cancellation)
            : type.Assembly == typeof(ITenantSession).Assembly && !type.IsAbstract ? Made(type, cancellation)
            : type.IsValueType ? Activator.CreateInstance(type) : null;
    }

    private Array One(Type type, CancellationToken cancellation)
    {
        if (Value(type, cancellation) is not { } value)
        {
            return Array.CreateInstance(type, 0);
        }

        var one = Array.CreateInstance(type, 1);
        one.SetValue(value, 0);
        return one;
    }

    /// <summary>Null within itself: what consists of its own kind, as a tree does, has an end.</summary>
    private object? Made(Type type, CancellationToken cancellation)
    {
        if (making.Contains(type))
        {
            return null;
        }

        var constructor = type.GetConstructors().MaxBy(one => one.GetParameters().Length)!;
        making.Push(type);
        var made = constructor.Invoke([.. constructor.GetParameters().Select(parameter => Value(parameter.ParameterType, cancellation))]);
        making.Pop();
        return made;
    }
}
