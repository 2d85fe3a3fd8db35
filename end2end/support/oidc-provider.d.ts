// The package brings no types; what we use of it is one constructor.
declare module "oidc-provider";
