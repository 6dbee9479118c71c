using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using NarrativeDiff.Worker.Infrastructure;

namespace NarrativeDiff.Worker.Composition;

/// <summary>Options that are read strictly (an unknown key is a mistake, not a wish) and checked before anything starts.</summary>
internal static class CheckedOptions
{
    public static void AddChecked<T>(this IServiceCollection services, string section)
        where T : class
    {
        services
            .AddOptions<T>()
            .Configure<IConfiguration>(
                (options, configuration) =>
                    RenamedSettings.Section(configuration, section).Bind(options, binder => binder.ErrorOnUnknownConfiguration = true)
            )
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<T>>(new Check<T>(section));
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<T>>().Value);
    }

    private sealed class Check<T>(string section) : IValidateOptions<T>
        where T : class
    {
        public ValidateOptionsResult Validate(string? name, T options)
        {
            var faults = new List<ValidationResult>();
            return Validator.TryValidateObject(options, new ValidationContext(options), faults, validateAllProperties: true)
                ? ValidateOptionsResult.Success
                : ValidateOptionsResult.Fail(faults.Select(fault => Describe(options, fault)));
        }

        private string Describe(T options, ValidationResult fault)
        {
            var member = fault.MemberNames.First();
            // A key that is too short is a secret all the same.
            return fault.MemberNames.First() == nameof(ApiOptions.Key)
                ? $"{section}:{member} is too short; give at least {ApiOptions.MinKeyLength} characters"
                : $"{section}:{member} is '{typeof(T).GetProperty(member)?.GetValue(options)}'; {fault.ErrorMessage}";
        }
    }
}
